if a:
	b
	if c:
	        d
x = (1,
  2, # comment

     3)
y = a + \
    b
if x: a; b; c;

# comment at the end of a block
class A:
    # only a comment here

    pass
    # and here
é = 变量 = ﬁ = 1
