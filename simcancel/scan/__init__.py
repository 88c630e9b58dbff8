"""Looking through any text for advertising, numbers and carriers; of guides and their index it knows nothing."""
