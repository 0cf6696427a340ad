"""What each line of a document is: title, abstract, body, table, references …"""
