print(__import__('math').floor(1.5))  # expect: 1
