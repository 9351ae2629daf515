// The fields of every node by their ASDL names and in their ASDL order: the one table for whatever treats all nodes alike. Enum lists come as lists
// of boxed values; ConstantValue and strings as they are.
namespace Stackless.Compiler.Ast;

/// <summary>Is told the fields of a node, one by one in their order: those that are nodes, those that are lists of nodes, and all others.</summary>
public interface IFieldReader
{
    void Add(string name, Node? child);

    void Add(string name, IReadOnlyList<Node?> children);

    void Add(string name, object? value);
}

public static class NodeFields
{
    /// <summary>The nodes directly below a node, in field order.</summary>
    public static IReadOnlyList<Node> ChildrenOf(Node node)
    {
        var reader = new ChildReader();
        Describe(node, reader);
        return reader.Children;
    }

    /// <summary>The fields of a node by name, and the node's ASDL name.</summary>
    public static string Describe(Node node, List<(string Name, object? Value)> fields) => Describe(node, new ListReader(fields));

    sealed class ChildReader : IFieldReader
    {
        public List<Node> Children { get; } = [];

        public void Add(string name, Node? child)
        {
            if (child is not null)
            {
                Children.Add(child);
            }
        }

        public void Add(string name, IReadOnlyList<Node?> children) => Children.AddRange(children.OfType<Node>());

        public void Add(string name, object? value)
        {
        }
    }

    sealed class ListReader(List<(string Name, object? Value)> fields) : IFieldReader
    {
        public void Add(string name, Node? child) => fields.Add((name, child));

        public void Add(string name, IReadOnlyList<Node?> children) => fields.Add((name, children));

        public void Add(string name, object? value) => fields.Add((name, value is IReadOnlyList<CmpOperator> operators ? Boxed(operators) : value));
    }

    /// <summary>Tells the fields to the reader and returns the node's ASDL name.</summary>
    public static string Describe(Node node, IFieldReader fields)
    {
        switch (node)
        {
            case Module n:
                fields.Add("body", n.Body);
                return "Module";
            case Interactive n:
                fields.Add("body", n.Body);
                return "Interactive";
            case Expression n:
                fields.Add("body", n.Body);
                return "Expression";

            case FunctionDef n:
                AddFunction(fields, n.Name, n.Args, n.Body, n.DecoratorList, n.Returns, n.TypeParams);
                return "FunctionDef";
            case AsyncFunctionDef n:
                AddFunction(fields, n.Name, n.Args, n.Body, n.DecoratorList, n.Returns, n.TypeParams);
                return "AsyncFunctionDef";
            case ClassDef n:
                fields.Add("name", n.Name);
                fields.Add("bases", n.Bases);
                fields.Add("keywords", n.Keywords);
                fields.Add("body", n.Body);
                fields.Add("decorator_list", n.DecoratorList);
                fields.Add("type_params", n.TypeParams);
                return "ClassDef";
            case Return n:
                fields.Add("value", n.Value);
                return "Return";
            case Delete n:
                fields.Add("targets", n.Targets);
                return "Delete";
            case Assign n:
                fields.Add("targets", n.Targets);
                fields.Add("value", n.Value);
                return "Assign";
            case TypeAlias n:
                fields.Add("name", n.Name);
                fields.Add("type_params", n.TypeParams);
                fields.Add("value", n.Value);
                return "TypeAlias";
            case AugAssign n:
                fields.Add("target", n.Target);
                fields.Add("op", n.Op);
                fields.Add("value", n.Value);
                return "AugAssign";
            case AnnAssign n:
                fields.Add("target", n.Target);
                fields.Add("annotation", n.Annotation);
                fields.Add("value", n.Value);
                fields.Add("simple", n.IsSimple ? 1 : 0);
                return "AnnAssign";
            case For n:
                AddFor(fields, n.Target, n.Iter, n.Body, n.OrElse);
                return "For";
            case AsyncFor n:
                AddFor(fields, n.Target, n.Iter, n.Body, n.OrElse);
                return "AsyncFor";
            case While n:
                fields.Add("test", n.Test);
                fields.Add("body", n.Body);
                fields.Add("orelse", n.OrElse);
                return "While";
            case If n:
                fields.Add("test", n.Test);
                fields.Add("body", n.Body);
                fields.Add("orelse", n.OrElse);
                return "If";
            case With n:
                fields.Add("items", n.Items);
                fields.Add("body", n.Body);
                return "With";
            case AsyncWith n:
                fields.Add("items", n.Items);
                fields.Add("body", n.Body);
                return "AsyncWith";
            case Match n:
                fields.Add("subject", n.Subject);
                fields.Add("cases", n.Cases);
                return "Match";
            case Raise n:
                fields.Add("exc", n.Exc);
                fields.Add("cause", n.Cause);
                return "Raise";
            case Try n:
                AddTry(fields, n.Body, n.Handlers, n.OrElse, n.FinalBody);
                return "Try";
            case TryStar n:
                AddTry(fields, n.Body, n.Handlers, n.OrElse, n.FinalBody);
                return "TryStar";
            case Assert n:
                fields.Add("test", n.Test);
                fields.Add("msg", n.Msg);
                return "Assert";
            case Import n:
                fields.Add("names", n.Names);
                return "Import";
            case ImportFrom n:
                fields.Add("module", n.Module);
                fields.Add("names", n.Names);
                fields.Add("level", n.Level);
                return "ImportFrom";
            case Global n:
                fields.Add("names", n.Names);
                return "Global";
            case Nonlocal n:
                fields.Add("names", n.Names);
                return "Nonlocal";
            case ExprStmt n:
                fields.Add("value", n.Value);
                return "Expr";
            case Pass:
                return "Pass";
            case Break:
                return "Break";
            case Continue:
                return "Continue";

            case Expr expression:
                return DescribeExpr(expression, fields);
            case Pattern pattern:
                return DescribePattern(pattern, fields);

            case Comprehension n:
                fields.Add("target", n.Target);
                fields.Add("iter", n.Iter);
                fields.Add("ifs", n.Ifs);
                fields.Add("is_async", n.IsAsync ? 1 : 0);
                return "comprehension";
            case ExceptHandler n:
                fields.Add("type", n.Type);
                fields.Add("name", n.Name);
                fields.Add("body", n.Body);
                return "ExceptHandler";
            case Arguments n:
                fields.Add("posonlyargs", n.PosOnlyArgs);
                fields.Add("args", n.Args);
                fields.Add("vararg", n.VarArg);
                fields.Add("kwonlyargs", n.KwOnlyArgs);
                fields.Add("kw_defaults", n.KwDefaults);
                fields.Add("kwarg", n.KwArg);
                fields.Add("defaults", n.Defaults);
                return "arguments";
            case Arg n:
                fields.Add("arg", n.Name);
                fields.Add("annotation", n.Annotation);
                return "arg";
            case Keyword n:
                fields.Add("arg", n.Arg);
                fields.Add("value", n.Value);
                return "keyword";
            case Alias n:
                fields.Add("name", n.Name);
                fields.Add("asname", n.AsName);
                return "alias";
            case WithItem n:
                fields.Add("context_expr", n.ContextExpr);
                fields.Add("optional_vars", n.OptionalVars);
                return "withitem";
            case MatchCase n:
                fields.Add("pattern", n.Pattern);
                fields.Add("guard", n.Guard);
                fields.Add("body", n.Body);
                return "match_case";
            case TypeVar n:
                fields.Add("name", n.Name);
                fields.Add("bound", n.Bound);
                fields.Add("default_value", n.DefaultValue);
                return "TypeVar";
            case ParamSpec n:
                fields.Add("name", n.Name);
                fields.Add("default_value", n.DefaultValue);
                return "ParamSpec";
            case TypeVarTuple n:
                fields.Add("name", n.Name);
                fields.Add("default_value", n.DefaultValue);
                return "TypeVarTuple";
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }

    /// <summary>Whether ASDL gives the node attributes: lineno and the rest.</summary>
    public static bool HasPlace(Node node) => node is not (Mod or Arguments or Comprehension or WithItem or MatchCase);

    /// <summary>A node that prints as name and parentheses only.</summary>
    public static bool IsEmpty(Node node) =>
        node is Arguments { PosOnlyArgs.Count: 0, Args.Count: 0, VarArg: null, KwOnlyArgs.Count: 0, KwArg: null };

    static string DescribeExpr(Expr node, IFieldReader fields)
    {
        switch (node)
        {
            case BoolOp n:
                fields.Add("op", n.Op);
                fields.Add("values", n.Values);
                return "BoolOp";
            case NamedExpr n:
                fields.Add("target", n.Target);
                fields.Add("value", n.Value);
                return "NamedExpr";
            case BinOp n:
                fields.Add("left", n.Left);
                fields.Add("op", n.Op);
                fields.Add("right", n.Right);
                return "BinOp";
            case UnaryOp n:
                fields.Add("op", n.Op);
                fields.Add("operand", n.Operand);
                return "UnaryOp";
            case Lambda n:
                fields.Add("args", n.Args);
                fields.Add("body", n.Body);
                return "Lambda";
            case IfExp n:
                fields.Add("test", n.Test);
                fields.Add("body", n.Body);
                fields.Add("orelse", n.OrElse);
                return "IfExp";
            case Dict n:
                fields.Add("keys", n.Keys);
                fields.Add("values", n.Values);
                return "Dict";
            case Set n:
                fields.Add("elts", n.Elts);
                return "Set";
            case ListComp n:
                fields.Add("elt", n.Elt);
                fields.Add("generators", n.Generators);
                return "ListComp";
            case SetComp n:
                fields.Add("elt", n.Elt);
                fields.Add("generators", n.Generators);
                return "SetComp";
            case DictComp n:
                fields.Add("key", n.Key);
                fields.Add("value", n.Value);
                fields.Add("generators", n.Generators);
                return "DictComp";
            case GeneratorExp n:
                fields.Add("elt", n.Elt);
                fields.Add("generators", n.Generators);
                return "GeneratorExp";
            case Await n:
                fields.Add("value", n.Value);
                return "Await";
            case Yield n:
                fields.Add("value", n.Value);
                return "Yield";
            case YieldFrom n:
                fields.Add("value", n.Value);
                return "YieldFrom";
            case Compare n:
                fields.Add("left", n.Left);
                fields.Add("ops", n.Ops);
                fields.Add("comparators", n.Comparators);
                return "Compare";
            case Call n:
                fields.Add("func", n.Func);
                fields.Add("args", n.Args);
                fields.Add("keywords", n.Keywords);
                return "Call";
            case FormattedValue n:
                fields.Add("value", n.Value);
                fields.Add("conversion", n.Conversion);
                fields.Add("format_spec", n.FormatSpec);
                return "FormattedValue";
            case Interpolation n:
                fields.Add("value", n.Value);
                fields.Add("str", new ConstantStr(n.Str));
                fields.Add("conversion", n.Conversion);
                fields.Add("format_spec", n.FormatSpec);
                return "Interpolation";
            case JoinedStr n:
                fields.Add("values", n.Values);
                return "JoinedStr";
            case TemplateStr n:
                fields.Add("values", n.Values);
                return "TemplateStr";
            case Constant n:
                fields.Add("value", n.Value);
                fields.Add("kind", n.Kind);
                return "Constant";
            case Attribute n:
                fields.Add("value", n.Value);
                fields.Add("attr", n.Attr);
                fields.Add("ctx", n.Ctx);
                return "Attribute";
            case Subscript n:
                fields.Add("value", n.Value);
                fields.Add("slice", n.Slice);
                fields.Add("ctx", n.Ctx);
                return "Subscript";
            case Starred n:
                fields.Add("value", n.Value);
                fields.Add("ctx", n.Ctx);
                return "Starred";
            case Name n:
                fields.Add("id", n.Id);
                fields.Add("ctx", n.Ctx);
                return "Name";
            case List n:
                fields.Add("elts", n.Elts);
                fields.Add("ctx", n.Ctx);
                return "List";
            case Tuple n:
                fields.Add("elts", n.Elts);
                fields.Add("ctx", n.Ctx);
                return "Tuple";
            case Slice n:
                fields.Add("lower", n.Lower);
                fields.Add("upper", n.Upper);
                fields.Add("step", n.Step);
                return "Slice";
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }

    static string DescribePattern(Pattern node, IFieldReader fields)
    {
        switch (node)
        {
            case MatchValue n:
                fields.Add("value", n.Value);
                return "MatchValue";
            case MatchSingleton n:
                fields.Add("value", n.Value);
                return "MatchSingleton";
            case MatchSequence n:
                fields.Add("patterns", n.Patterns);
                return "MatchSequence";
            case MatchMapping n:
                fields.Add("keys", n.Keys);
                fields.Add("patterns", n.Patterns);
                fields.Add("rest", n.Rest);
                return "MatchMapping";
            case MatchClass n:
                fields.Add("cls", n.Cls);
                fields.Add("patterns", n.Patterns);
                fields.Add("kwd_attrs", n.KwdAttrs);
                fields.Add("kwd_patterns", n.KwdPatterns);
                return "MatchClass";
            case MatchStar n:
                fields.Add("name", n.Name);
                return "MatchStar";
            case MatchAs n:
                fields.Add("pattern", n.Pattern);
                fields.Add("name", n.Name);
                return "MatchAs";
            case MatchOr n:
                fields.Add("patterns", n.Patterns);
                return "MatchOr";
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }

    static void AddFunction(
        IFieldReader fields,
        string name,
        Arguments args,
        IReadOnlyList<Stmt> body,
        IReadOnlyList<Expr> decorators,
        Expr? returns,
        IReadOnlyList<TypeParam> typeParams)
    {
        fields.Add("name", name);
        fields.Add("args", args);
        fields.Add("body", body);
        fields.Add("decorator_list", decorators);
        fields.Add("returns", returns);
        fields.Add("type_params", typeParams);
    }

    static void AddFor(IFieldReader fields, Expr target, Expr iter, IReadOnlyList<Stmt> body, IReadOnlyList<Stmt> orElse)
    {
        fields.Add("target", target);
        fields.Add("iter", iter);
        fields.Add("body", body);
        fields.Add("orelse", orElse);
    }

    static void AddTry(
        IFieldReader fields,
        IReadOnlyList<Stmt> body,
        IReadOnlyList<ExceptHandler> handlers,
        IReadOnlyList<Stmt> orElse,
        IReadOnlyList<Stmt> finalBody)
    {
        fields.Add("body", body);
        fields.Add("handlers", handlers);
        fields.Add("orelse", orElse);
        fields.Add("finalbody", finalBody);
    }

    static object[] Boxed(IReadOnlyList<CmpOperator> operators)
    {
        var boxed = new object[operators.Count];
        for (var i = 0; i < boxed.Length; i++)
        {
            boxed[i] = operators[i];
        }

        return boxed;
    }
}
