"""Settings come from the environment."""
import os

DATABASE_URL = os.environ["DATABASE_URL"]
API_KEY = os.environ.get("API_KEY", "")
TOKEN_URL = "https://auth.acme.example/oauth/token"
MAX_TOKENS = 512
PAD_TOKEN = "<pad>"
