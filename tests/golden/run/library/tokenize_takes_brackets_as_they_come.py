import io
import tokenize

print([t.string for t in tokenize.generate_tokens(io.StringIO("f(x]))\n").readline)])  # expect: ['f', '(', 'x', ']', ')', ')', '\n', '']
