//! Numbers with a currency that nobody pays for this thing: instalments, savings, thresholds, units, old prices.
