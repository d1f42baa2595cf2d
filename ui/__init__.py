"""Ways to ask: the command line, the chat, the server. The composition root."""
