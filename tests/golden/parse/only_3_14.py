try: pass
except A, B: pass
except C, D,: pass
try: pass
except* E, F: pass
t'a{x}b' t"{ y + 1 !r:>{w}}" rt'\d{z=}'
t'''{
 a # comment
}'''
t'{x:{y}z}', t'', T'{{}}', tR'{a!s}', t'{ (b) = :c}'
rf'{x:\n}'
f'{x:{y}\x7b}'
