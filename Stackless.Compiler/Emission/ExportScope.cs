// What the names in a module's annotations stand for: the classes that it exports or imports from other modules that do, and aliases (X = list[int], type X = ...).
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Emission;

sealed class ExportScope(Dictionary<string, Type> classes, Dictionary<string, Expr> aliases)
{
    public Type? ClassOf(string name) => classes.GetValueOrDefault(name);

    public Expr? AliasOf(string name) => aliases.GetValueOrDefault(name);

    /// <summary>An alias that stands for itself stands for nothing.</summary>
    public ExportScope Without(string alias) => new(classes, new Dictionary<string, Expr>(aliases.Where(a => a.Key != alias)));

    /// <summary>Names that the annotations of a generic function or class bind stand for anything.</summary>
    public ExportScope With(IReadOnlyList<TypeParam> parameters) => parameters.Count == 0 ? this
        : new(new Dictionary<string, Type>(classes.Where(c => !Binds(parameters, c.Key))), new Dictionary<string, Expr>(aliases.Where(a => !Binds(parameters, a.Key))));

    static bool Binds(IReadOnlyList<TypeParam> parameters, string name) => parameters.Any(p => p is TypeVar { Name: var bound } && bound == name);

    /// <summary>The aliases that a module defines.</summary>
    public static Dictionary<string, Expr> AliasesOf(IEnumerable<Stmt> body)
    {
        var aliases = new Dictionary<string, Expr>();
        foreach (var statement in body)
        {
            switch (statement)
            {
                case TypeAlias { Name: Name name, Value: var value }:
                    aliases[name.Id] = value;
                    break;
                case AnnAssign { Target: Name name, Value: { } value, Annotation: var annotation } when ExportedType.NameOf(annotation) == "TypeAlias":
                    aliases[name.Id] = value;
                    break;
                case Assign { Targets: [Name name], Value: var value } when IsType(value):
                    aliases[name.Id] = value;
                    break;
            }
        }
        return aliases;
    }

    // X = list[int], X = int | str; not X = f(y), nor Y = X, which may be anything.
    static bool IsType(Expr value) => value is BinOp { Op: Operator.BitOr, Left: Name or Subscript or Ast.Attribute or BinOp, Right: Name or Subscript or Ast.Attribute or Constant { Value: ConstantNone } }
        || value is Subscript { Value: Name or Ast.Attribute } subscript && ExportedType.NameOf(subscript.Value) is "list" or "dict" or "tuple" or "set" or "frozenset" or "List" or "Dict" or "Tuple"
            or "Set" or "FrozenSet" or "Sequence" or "Mapping" or "Iterable" or "Iterator" or "Callable" or "Optional" or "Union" or "Literal" or "Annotated";
}
