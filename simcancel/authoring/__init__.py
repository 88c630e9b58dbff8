"""Is my file right? YAML files → the model, and the rules that guides and ledgers must keep."""
