"""What reading and writing Word files share: names, XML text, the package, numbering levels."""
