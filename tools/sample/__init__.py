"""How the sample media are drawn, spoken and filmed."""
