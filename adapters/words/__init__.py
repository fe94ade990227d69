"""What words mean, whoever wrote them: in addresses, names of streets, uses, kinds, times."""
