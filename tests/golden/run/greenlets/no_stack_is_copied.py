import greenlet

g = greenlet.greenlet(lambda: greenlet.getcurrent().parent.switch())
g.switch()
print(g._stack_saved, greenlet.get_clocks_used_doing_optional_cleanup(), hasattr(greenlet, "_C_API"))  # expect: 0 0 False
