"""What an officer can do, one module per noun. No Qt, no SQL: frozen values go in and come out."""
