"""`literasi periksa --luar`: asks other sites whether what is linked to is still there.

links (where addresses stand) → visiting (politely, host by host) → asking (one request);
answers are remembered in a file, and what is found becomes hints, which stop nothing.
"""
