from _tree import late

value = late.value + 1
