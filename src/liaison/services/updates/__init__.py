"""Updates of the program that arrive on a stick: checked, shown, copied, and started once the store is closed."""
