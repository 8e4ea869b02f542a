"""What goes back to a partner with a return that is not taken: the list of its problems, the text of an e-mail, and
the partner's own workbook with the problems as comments on their cells."""
