let pageStyle: StaticString = """
    :root { color-scheme: light dark; }

    """
