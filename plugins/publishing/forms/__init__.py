"""What a host is told beside the files: redirects and headers, in the form that it reads."""
