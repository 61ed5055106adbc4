"""Values as English writes them: number words, dates, durations, money."""
