// A tree back to source. Parsing the result gives the same tree, places aside; parentheses and layout are normalised. Also the text of annotations
// under `from __future__ import annotations`. Statements here; expressions in Unparser.Expressions, patterns in Unparser.Patterns.
using System.Text;

namespace Stackless.Compiler.Ast;

public sealed partial class Unparser
{
    readonly StringBuilder _text = new();
    int _indent;

    Unparser()
    {
    }

    public static string Unparse(Mod tree)
    {
        var unparser = new Unparser();
        switch (tree)
        {
            case Module module:
                unparser.Write(module.Body);
                break;
            case Interactive interactive:
                unparser.Write(interactive.Body);
                break;
            case Expression expression:
                unparser.Write(expression.Body, Level.Tuple);
                break;
        }

        return unparser._text.ToString();
    }

    public static string Unparse(Expr expression)
    {
        var unparser = new Unparser();
        unparser.Write(expression, Level.Test);
        return unparser._text.ToString();
    }

    void Line(string start = "")
    {
        _text.Append(' ', 4 * _indent).Append(start);
    }

    void End() => _text.Append('\n');

    void Block(IReadOnlyList<Stmt> body)
    {
        _text.Append(":\n");
        _indent++;
        Write(body);
        _indent--;
    }

    void Write(IReadOnlyList<Stmt> body)
    {
        foreach (var statement in body)
        {
            Write(statement);
        }
    }

    void Write(Stmt statement)
    {
        switch (statement)
        {
            case FunctionDef n:
                WriteFunction("def ", n.Name, n.Args, n.Body, n.DecoratorList, n.Returns, n.TypeParams);
                return;
            case AsyncFunctionDef n:
                WriteFunction("async def ", n.Name, n.Args, n.Body, n.DecoratorList, n.Returns, n.TypeParams);
                return;
            case ClassDef n:
                WriteClass(n);
                return;
            case For n:
                WriteFor("for ", n.Target, n.Iter, n.Body, n.OrElse);
                return;
            case AsyncFor n:
                WriteFor("async for ", n.Target, n.Iter, n.Body, n.OrElse);
                return;
            case While n:
                Line("while ");
                Write(n.Test, Level.Test);
                Block(n.Body);
                WriteElse(n.OrElse);
                return;
            case If n:
                WriteIf(n);
                return;
            case With n:
                WriteWith("with (", n.Items, n.Body);
                return;
            case AsyncWith n:
                WriteWith("async with (", n.Items, n.Body);
                return;
            case Match n:
                WriteMatch(n);
                return;
            case Try n:
                WriteTry(n.Body, n.Handlers, "except", n.OrElse, n.FinalBody);
                return;
            case TryStar n:
                WriteTry(n.Body, n.Handlers, "except*", n.OrElse, n.FinalBody);
                return;
        }

        Line();
        WriteSimple(statement);
        End();
    }

    void WriteSimple(Stmt statement)
    {
        switch (statement)
        {
            case Return n:
                _text.Append("return");
                WriteAfter(" ", n.Value);
                break;
            case Delete n:
                _text.Append("del ");
                WriteList(n.Targets, Level.Test);
                break;
            case Assign n:
                foreach (var target in n.Targets)
                {
                    Write(target, Level.Tuple);
                    _text.Append(" = ");
                }

                Write(n.Value, Level.Tuple);
                break;
            case TypeAlias n:
                _text.Append("type ");
                Write(n.Name, Level.Atom);
                WriteTypeParams(n.TypeParams);
                _text.Append(" = ");
                Write(n.Value, Level.Test);
                break;
            case AugAssign n:
                Write(n.Target, Level.Atom);
                _text.Append(' ').Append(OperatorText(n.Op)).Append("= ");
                Write(n.Value, Level.Tuple);
                break;
            case AnnAssign n:
                WriteAnnAssign(n);
                break;
            case Raise n:
                _text.Append("raise");
                WriteAfter(" ", n.Exc);
                WriteAfter(" from ", n.Cause);
                break;
            case Assert n:
                _text.Append("assert ");
                Write(n.Test, Level.Test);
                WriteAfter(", ", n.Msg);
                break;
            case Import n:
                _text.Append("import ");
                WriteAliases(n.Names);
                break;
            case ImportFrom n:
                _text.Append("from ").Append('.', n.Level).Append(n.Module).Append(" import ");
                WriteAliases(n.Names);
                break;
            case Global n:
                _text.Append("global ").AppendJoin(", ", n.Names);
                break;
            case Nonlocal n:
                _text.Append("nonlocal ").AppendJoin(", ", n.Names);
                break;
            case ExprStmt n:
                Write(n.Value, Level.Tuple);
                break;
            case Pass:
                _text.Append("pass");
                break;
            case Break:
                _text.Append("break");
                break;
            case Continue:
                _text.Append("continue");
                break;
            default:
                throw new InvalidOperationException(statement.GetType().Name);
        }
    }

    void WriteAfter(string before, Expr? expression)
    {
        if (expression is not null)
        {
            _text.Append(before);
            Write(expression, Level.Test);
        }
    }

    void WriteAnnAssign(AnnAssign node)
    {
        var hasParentheses = node.Target is Name && !node.IsSimple;
        _text.Append(hasParentheses ? "(" : "");
        Write(node.Target, Level.Atom);
        _text.Append(hasParentheses ? "): " : ": ");
        Write(node.Annotation, Level.Test);
        WriteAfter(" = ", node.Value);
    }

    void WriteAliases(IReadOnlyList<Alias> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            _text.Append(i > 0 ? ", " : "").Append(names[i].Name);
            if (names[i].AsName is { } name)
            {
                _text.Append(" as ").Append(name);
            }
        }
    }

    void WriteDecorators(IReadOnlyList<Expr> decorators)
    {
        foreach (var decorator in decorators)
        {
            Line("@");
            Write(decorator, Level.Test);
            End();
        }
    }

    void WriteFunction(
        string keyword,
        string name,
        Arguments arguments,
        IReadOnlyList<Stmt> body,
        IReadOnlyList<Expr> decorators,
        Expr? returns,
        IReadOnlyList<TypeParam> typeParams)
    {
        WriteDecorators(decorators);
        Line(keyword);
        _text.Append(name);
        WriteTypeParams(typeParams);
        _text.Append('(');
        WriteArguments(arguments);
        _text.Append(')');
        WriteAfter(" -> ", returns);
        Block(body);
    }

    void WriteClass(ClassDef node)
    {
        WriteDecorators(node.DecoratorList);
        Line("class ");
        _text.Append(node.Name);
        WriteTypeParams(node.TypeParams);
        if (node.Bases.Count + node.Keywords.Count > 0)
        {
            _text.Append('(');
            WriteCallArguments(node.Bases, node.Keywords);
            _text.Append(')');
        }

        Block(node.Body);
    }

    void WriteTypeParams(IReadOnlyList<TypeParam> parameters)
    {
        if (parameters.Count == 0)
        {
            return;
        }

        _text.Append('[');
        for (var i = 0; i < parameters.Count; i++)
        {
            _text.Append(i > 0 ? ", " : "");
            switch (parameters[i])
            {
                case TypeVar n:
                    _text.Append(n.Name);
                    WriteAfter(": ", n.Bound);
                    WriteAfter(" = ", n.DefaultValue);
                    break;
                case TypeVarTuple n:
                    _text.Append('*').Append(n.Name);
                    WriteAfter(" = ", n.DefaultValue);
                    break;
                case ParamSpec n:
                    _text.Append("**").Append(n.Name);
                    WriteAfter(" = ", n.DefaultValue);
                    break;
            }
        }

        _text.Append(']');
    }

    void WriteFor(string keyword, Expr target, Expr iter, IReadOnlyList<Stmt> body, IReadOnlyList<Stmt> orElse)
    {
        Line(keyword);
        Write(target, Level.Test);
        _text.Append(" in ");
        Write(iter, Level.Tuple);
        Block(body);
        WriteElse(orElse);
    }

    void WriteElse(IReadOnlyList<Stmt> orElse)
    {
        if (orElse.Count > 0)
        {
            Line("else");
            Block(orElse);
        }
    }

    void WriteIf(If node)
    {
        Line("if ");
        while (true)
        {
            Write(node.Test, Level.Test);
            Block(node.Body);
            if (node.OrElse is not [If next])
            {
                break;
            }

            Line("elif ");
            node = next;
        }

        WriteElse(node.OrElse);
    }

    void WriteWith(string keyword, IReadOnlyList<WithItem> items, IReadOnlyList<Stmt> body)
    {
        Line(keyword);
        for (var i = 0; i < items.Count; i++)
        {
            _text.Append(i > 0 ? ", " : "");
            Write(items[i].ContextExpr, Level.Test);
            WriteAfter(" as ", items[i].OptionalVars);
        }

        _text.Append(')');
        Block(body);
    }

    void WriteTry(IReadOnlyList<Stmt> body, IReadOnlyList<ExceptHandler> handlers, string except, IReadOnlyList<Stmt> orElse, IReadOnlyList<Stmt> finalBody)
    {
        Line("try");
        Block(body);
        foreach (var handler in handlers)
        {
            Line(except);
            WriteAfter(" ", handler.Type);
            if (handler.Name is not null)
            {
                _text.Append(" as ").Append(handler.Name);
            }

            Block(handler.Body);
        }

        WriteElse(orElse);
        if (finalBody.Count > 0)
        {
            Line("finally");
            Block(finalBody);
        }
    }
}
