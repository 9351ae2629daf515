// Node names that System has too mean the node everywhere in the compiler.
global using Attribute = Stackless.Compiler.Ast.Attribute;
global using Tuple = Stackless.Compiler.Ast.Tuple;
