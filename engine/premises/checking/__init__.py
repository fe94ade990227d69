"""What is wrong with buildings, addresses, dwellings and ties."""
