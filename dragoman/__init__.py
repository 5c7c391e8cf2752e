"""dragoman: one sourced record of reported diplomacy."""
