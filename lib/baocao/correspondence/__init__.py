"""What goes out to units: forms to fill, letters, what is wrong with their forms, reminders."""
