print(len('😀é'), ord('€'), chr(128512), '\u20ac\N{EURO SIGN}\x41')  # expect: 2 8364 😀 €€A
