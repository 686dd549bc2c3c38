"""How fast Literasi is, measured on sites made up for the purpose."""
