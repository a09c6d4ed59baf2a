"""Operation figures: what the own cases come to beside what others published, in a table and a chart."""
