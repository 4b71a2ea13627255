"""The web application: HTTP and HTML over casework."""
