// What the names in a module's annotations stand for: the classes that it exports or imports from other modules that do, aliases (X = list[int], type X = ...), and type variables
// (T = TypeVar("T"), class Box[T]): where C# sees them, type parameters, elsewhere anything.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Emission;

/// <param name="free">Type variables of the module, which generic classes and functions bind.</param>
/// <param name="bound">What type variables stand for.</param>
sealed class ExportScope(Dictionary<string, Type> classes, Dictionary<string, Expr> aliases, IReadOnlyList<string> free, Dictionary<string, ExportedType> bound)
{
    public Type? ClassOf(string name) => classes.GetValueOrDefault(name);

    public Expr? AliasOf(string name) => aliases.GetValueOrDefault(name);

    public ExportedType? VariableOf(string name) => bound.GetValueOrDefault(name);

    /// <summary>The module's type variables that nobody around has bound.</summary>
    public IEnumerable<string> Free => free.Where(name => !bound.ContainsKey(name));

    /// <summary>An alias that stands for itself stands for nothing.</summary>
    public ExportScope Without(string alias) => new(classes, new Dictionary<string, Expr>(aliases.Where(a => a.Key != alias)), free, bound);

    /// <summary>Type variables that stand for something.</summary>
    public ExportScope With(IEnumerable<(string Name, ExportedType Type)> variables)
    {
        var all = new Dictionary<string, ExportedType>(bound);
        foreach (var (name, type) in variables)
        {
            all[name] = type;
        }
        return new(classes, aliases, free, all);
    }

    /// <summary>Type variables that stand for anything.</summary>
    public ExportScope With(IEnumerable<TypeParam> parameters) => With(parameters.OfType<TypeVar>().Select(p => (p.Name, ExportedType.Any)));

    /// <summary>The type variables that a module defines.</summary>
    public static IReadOnlyList<string> VariablesOf(IEnumerable<Stmt> body) =>
        [.. body.OfType<Assign>().Where(s => s is { Targets: [Name], Value: Call call } && ExportedType.NameOf(call.Func) == "TypeVar").Select(s => ((Name)s.Targets[0]).Id)];

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
