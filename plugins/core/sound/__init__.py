"""What a sound file is, told by its bytes and never by its name."""
