// The names that assignment expressions bind, anywhere in a module. An operand that reads one of them is copied where it is read, because
// a walrus later in the same expression may rebind the variable: `x + (x := 1)`. A walk of the whole tree, once per module.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
static class WalrusTargets
{
    public static HashSet<string> Of(Mod module)
    {
        var names = new HashSet<string>();
        var walk = new Stack<Node?>();
        walk.Push(module);
        while (walk.TryPop(out var node))
        {
            if (node is NamedExpr { Target: Name target })
            {
                names.Add(target.Id);
            }
            if (node is not null)
            {
                PushChildren(node, walk);
            }
        }
        return names;
    }

    static void PushChildren(Node node, Stack<Node?> walk)
    {
        switch (node)
        {
            case Module n: PushAll(n.Body); break;
            case Interactive n: PushAll(n.Body); break;
            case Expression n: walk.Push(n.Body); break;

            case FunctionDef n: walk.Push(n.Args); PushAll(n.Body); PushAll(n.DecoratorList); break;
            case AsyncFunctionDef n: walk.Push(n.Args); PushAll(n.Body); PushAll(n.DecoratorList); break;
            case ClassDef n: PushAll(n.Bases); PushAll(n.Keywords); PushAll(n.Body); PushAll(n.DecoratorList); break;
            case Return n: walk.Push(n.Value); break;
            case Delete n: PushAll(n.Targets); break;
            case Assign n: PushAll(n.Targets); walk.Push(n.Value); break;
            case AugAssign n: walk.Push(n.Target); walk.Push(n.Value); break;
            case AnnAssign n: walk.Push(n.Target); walk.Push(n.Value); break;
            case For n: walk.Push(n.Target); walk.Push(n.Iter); PushAll(n.Body); PushAll(n.OrElse); break;
            case AsyncFor n: walk.Push(n.Target); walk.Push(n.Iter); PushAll(n.Body); PushAll(n.OrElse); break;
            case While n: walk.Push(n.Test); PushAll(n.Body); PushAll(n.OrElse); break;
            case If n: walk.Push(n.Test); PushAll(n.Body); PushAll(n.OrElse); break;
            case With n: PushAll(n.Items); PushAll(n.Body); break;
            case AsyncWith n: PushAll(n.Items); PushAll(n.Body); break;
            case WithItem n: walk.Push(n.ContextExpr); walk.Push(n.OptionalVars); break;
            case Raise n: walk.Push(n.Exc); walk.Push(n.Cause); break;
            case Try n: PushAll(n.Body); PushAll(n.Handlers); PushAll(n.OrElse); PushAll(n.FinalBody); break;
            case TryStar n: PushAll(n.Body); PushAll(n.Handlers); PushAll(n.OrElse); PushAll(n.FinalBody); break;
            case ExceptHandler n: walk.Push(n.Type); PushAll(n.Body); break;
            case Assert n: walk.Push(n.Test); walk.Push(n.Msg); break;
            case ExprStmt n: walk.Push(n.Value); break;
            case Match n: walk.Push(n.Subject); PushAll(n.Cases); break;
            case MatchCase n: walk.Push(n.Guard); PushAll(n.Body); break;

            case BoolOp n: PushAll(n.Values); break;
            case NamedExpr n: walk.Push(n.Value); break;
            case BinOp n: walk.Push(n.Left); walk.Push(n.Right); break;
            case UnaryOp n: walk.Push(n.Operand); break;
            case Lambda n: walk.Push(n.Args); walk.Push(n.Body); break;
            case IfExp n: walk.Push(n.Test); walk.Push(n.Body); walk.Push(n.OrElse); break;
            case Dict n: PushAll(n.Keys); PushAll(n.Values); break;
            case Set n: PushAll(n.Elts); break;
            case ListComp n: walk.Push(n.Elt); PushAll(n.Generators); break;
            case SetComp n: walk.Push(n.Elt); PushAll(n.Generators); break;
            case DictComp n: walk.Push(n.Key); walk.Push(n.Value); PushAll(n.Generators); break;
            case GeneratorExp n: walk.Push(n.Elt); PushAll(n.Generators); break;
            case Comprehension n: walk.Push(n.Target); walk.Push(n.Iter); PushAll(n.Ifs); break;
            case Yield n: walk.Push(n.Value); break;
            case Await n: walk.Push(n.Value); break;
            case YieldFrom n: walk.Push(n.Value); break;
            case Compare n: walk.Push(n.Left); PushAll(n.Comparators); break;
            case Call n: walk.Push(n.Func); PushAll(n.Args); PushAll(n.Keywords); break;
            case Keyword n: walk.Push(n.Value); break;
            case FormattedValue n: walk.Push(n.Value); walk.Push(n.FormatSpec); break;
            case JoinedStr n: PushAll(n.Values); break;
            case Interpolation n: walk.Push(n.Value); walk.Push(n.FormatSpec); break;
            case TemplateStr n: PushAll(n.Values); break;
            case Attribute n: walk.Push(n.Value); break;
            case Subscript n: walk.Push(n.Value); walk.Push(n.Slice); break;
            case Starred n: walk.Push(n.Value); break;
            case List n: PushAll(n.Elts); break;
            case Tuple n: PushAll(n.Elts); break;
            case Slice n: walk.Push(n.Lower); walk.Push(n.Upper); walk.Push(n.Step); break;
            case Arguments n: PushAll(n.Defaults); PushAll(n.KwDefaults); break;
        }

        void PushAll(IReadOnlyList<Node?> nodes)
        {
            for (var i = nodes.Count - 1; i >= 0; i--)
            {
                walk.Push(nodes[i]);
            }
        }
    }
}
