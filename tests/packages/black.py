# needs: black python3-click python3-packaging python3-platformdirs python3-pathspec python3-mypy-extensions python3-typing-extensions
import black
T = '''import os, sys
x = { 'a':1, "b" : [1,2,3,], 'long_key_number_one': some_function(argument_one, argument_two)[0], 'another': "it's" }
def f(a,b = 1,*, c:int=2)->str :
  if not (a and b) or (c): return lambda x: x+1
  with open("a") as f, open("b") as g: pass
  assert some_very_long_name_here == another_very_long_name_there, "message that is rather long too"
  for (i) in range( 10 ): print ( i ,end = '' )
  del (a), b
class A ( object ):

    def g(self): return not_shareables[1:2, ::3] ** -2
@dec
async def h(): await x
'''
print(black.format_str(T, mode=black.Mode())); print(black.format_str(T, mode=black.Mode(line_length=40, string_normalization=False, magic_trailing_comma=False)))
for bad in "x = (", "def f(:\n pass":
    try:
        black.format_str(bad, mode=black.Mode())
    except black.InvalidInput as e:
        print(e)
