// Warns of return, break and continue that leave a finally block, and so swallow an exception (PEP 765). A jump inside a loop or a function of the
// block is not looked at, even a return that leaves them all: as CPython. Runs before the scopes are built.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Binding;

sealed class FinallyJumps(SourceText source, WarningLog log) : TreeWalker
{
    bool _isInFinally;

    public void Check(IReadOnlyList<Stmt> body) => VisitAll(body);

    protected override void Visit(Node node)
    {
        switch (node)
        {
            case Return:
                Warn("return", node);
                break;
            case Break:
                Warn("break", node);
                break;
            case Continue:
                Warn("continue", node);
                break;
            case FunctionDef n:
                VisitAs(false, n.Body);
                break;
            case AsyncFunctionDef n:
                VisitAs(false, n.Body);
                break;
            case For n:
                VisitLoop(n.Body, n.OrElse);
                break;
            case AsyncFor n:
                VisitLoop(n.Body, n.OrElse);
                break;
            case While n:
                VisitLoop(n.Body, n.OrElse);
                break;
            case Try n:
                VisitTry(n.Body, n.Handlers, n.OrElse, n.FinalBody);
                break;
            case TryStar n:
                VisitTry(n.Body, n.Handlers, n.OrElse, n.FinalBody);
                break;
            case Stmt or ExceptHandler or MatchCase:
                VisitChildren(node);
                break;
        }
    }

    void Warn(string jump, Node node)
    {
        if (_isInFinally)
        {
            log.Add(source, DiagnosticCatalog.JumpInFinally(jump), node.Span);
        }
    }

    void VisitAs(bool isInFinally, IReadOnlyList<Node> nodes)
    {
        var before = _isInFinally;
        _isInFinally = isInFinally;
        VisitAll(nodes);
        _isInFinally = before;
    }

    void VisitLoop(IReadOnlyList<Stmt> body, IReadOnlyList<Stmt> orElse)
    {
        VisitAs(false, body);
        VisitAll(orElse);
    }

    void VisitTry(IReadOnlyList<Stmt> body, IReadOnlyList<ExceptHandler> handlers, IReadOnlyList<Stmt> orElse, IReadOnlyList<Stmt> finalBody)
    {
        VisitAll(body);
        VisitAll(handlers);
        VisitAll(orElse);
        VisitAs(true, finalBody);
    }
}
