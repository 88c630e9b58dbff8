"""Words typed → filters; a query → ranked entries, or an honest nothing."""
