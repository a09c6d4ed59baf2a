"""What every screen that shows reference facts shares: names of codes, ages, a legend for the map, fields that suggest."""
