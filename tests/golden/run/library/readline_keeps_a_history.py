import os
import readline
import tempfile

readline.clear_history()
for line in ("first", "second", "third"):
    readline.add_history(line)
print(readline.get_current_history_length(), readline.get_history_item(1), readline.get_history_item(4))  # expect: 3 first None
readline.replace_history_item(1, "two\nlines")
readline.remove_history_item(0)
for position in (7, -1):
    try:
        readline.remove_history_item(position)
    except ValueError as e:
        print(e)
# expect: No history item at position 7
# expect: History index cannot be negative

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "history")
    readline.write_history_file(path)
    with open(path, "rb") as file:
        print(file.read())  # expect: b'two\r\nlines\nthird\n'
    readline.add_history("fourth")
    readline.append_history_file(1, path)
    readline.clear_history()
    readline.read_history_file(path)
    print([readline.get_history_item(i + 1) for i in range(readline.get_current_history_length())])  # expect: ['two\nlines', 'third', 'fourth']
    readline.set_history_length(1)
    readline.write_history_file(path)
    with open(path, "rb") as file:
        print(file.read())  # expect: b'fourth\n'
    readline.set_history_length(-1)


def complete(text, state):
    return None


readline.set_completer(complete)
readline.set_completer_delims(" .")
print(readline.get_completer() is complete, repr(readline.get_completer_delims()))  # expect: True ' .'
print(repr(readline.get_line_buffer()), readline.get_begidx(), readline.get_endidx())  # expect: '' 0 0
readline.set_completer()
