"""Cases: what an officer keeps of one, its chain, its requests and its controlled deliveries."""
