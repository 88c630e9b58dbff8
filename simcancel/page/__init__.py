"""What a page of the answer says, in the reader's language: a closed set of nodes between meaning and drawing."""
