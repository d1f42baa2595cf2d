"""The vocabulary: frozen dataclasses, standard library only, no input or output."""
