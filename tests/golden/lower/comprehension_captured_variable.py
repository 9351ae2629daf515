x = {(lambda: i) for i in y}
