# How an exception group that nobody caught is printed: its own traceback, then each of its exceptions behind a bar, numbered, as deep as they nest.
# https://docs.python.org/3/library/traceback.html

_widest_group = 15
_deepest_group = 10


# The bars at the left: how many groups the text stands in, and whether the last exception of a group still needs the line below it.
class _Margin:
    def __init__(self):
        self.depth = 0
        self.is_open = False

    def append(self, lines, texts, bar="|"):
        if self.depth == 0:
            lines.extend(texts)
            return
        start = "  " * self.depth + bar + " "
        for text in texts:
            for line in text.splitlines(True):
                lines.append(start + line)


def _append_group(lines, group, seen, margin):
    if margin.depth > _deepest_group:
        margin.append(lines, [f"... (max_group_depth is {_deepest_group})\n"])
        return
    is_outermost = margin.depth == 0
    if is_outermost:
        margin.depth = 1
    _append_one(lines, group, "Exception Group Traceback", margin, "+" if is_outermost else "|")
    exceptions = group.exceptions
    count = min(len(exceptions), _widest_group + 1)
    margin.is_open = False
    for number in range(count):
        is_last = number == count - 1
        if is_last:
            # A group that ends here draws the line for all that end with it.
            margin.is_open = True
        title = number + 1 if number < _widest_group else "..."
        lines.append("  " * margin.depth + ("+-" if number == 0 else "  ") + f"+---------------- {title} ----------------\n")
        margin.depth += 1
        if number < _widest_group:
            _append_chain(lines, exceptions[number], seen, margin)
        else:
            more = len(exceptions) - _widest_group
            margin.append(lines, [f"and {more} more exception{'s' if more > 1 else ''}\n"])
        if is_last and margin.is_open:
            lines.append("  " * margin.depth + "+------------------------------------\n")
            margin.is_open = False
        margin.depth -= 1
    if is_outermost:
        margin.depth = 0
