"""What is said in an episode: read strictly from one file, written in every form that is used."""
