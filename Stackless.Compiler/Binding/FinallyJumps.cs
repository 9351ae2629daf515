// Warns of return, break and continue that leave a finally block, and so swallow an exception (PEP 765). A jump inside a loop or a function of the
// block is not looked at, even a return that leaves them all: as CPython. Runs before the scopes are built.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Binding;

sealed class FinallyJumps(SourceText source, WarningLog log)
{
    public void Check(IReadOnlyList<Stmt> body) => Check(body, isInFinally: false);

    void Check(IReadOnlyList<Stmt> body, bool isInFinally)
    {
        for (var i = 0; i < body.Count; i++)
        {
            Check(body[i], isInFinally);
        }
    }

    void Check(Stmt statement, bool isInFinally)
    {
        switch (statement)
        {
            case Return when isInFinally:
                log.Add(source, DiagnosticCatalog.JumpInFinally("return"), statement.Span);
                break;
            case Break when isInFinally:
                log.Add(source, DiagnosticCatalog.JumpInFinally("break"), statement.Span);
                break;
            case Continue when isInFinally:
                log.Add(source, DiagnosticCatalog.JumpInFinally("continue"), statement.Span);
                break;
            case FunctionDef n:
                Check(n.Body, isInFinally: false);
                break;
            case AsyncFunctionDef n:
                Check(n.Body, isInFinally: false);
                break;
            case ClassDef n:
                Check(n.Body, isInFinally);
                break;
            case For n:
                Check(n.Body, isInFinally: false);
                Check(n.OrElse, isInFinally);
                break;
            case AsyncFor n:
                Check(n.Body, isInFinally: false);
                Check(n.OrElse, isInFinally);
                break;
            case While n:
                Check(n.Body, isInFinally: false);
                Check(n.OrElse, isInFinally);
                break;
            case If n:
                Check(n.Body, isInFinally);
                Check(n.OrElse, isInFinally);
                break;
            case With n:
                Check(n.Body, isInFinally);
                break;
            case AsyncWith n:
                Check(n.Body, isInFinally);
                break;
            case Match n:
                foreach (var matchCase in n.Cases)
                {
                    Check(matchCase.Body, isInFinally);
                }

                break;
            case Try n:
                CheckTry(n.Body, n.Handlers, n.OrElse, n.FinalBody, isInFinally);
                break;
            case TryStar n:
                CheckTry(n.Body, n.Handlers, n.OrElse, n.FinalBody, isInFinally);
                break;
        }
    }

    void CheckTry(
        IReadOnlyList<Stmt> body,
        IReadOnlyList<ExceptHandler> handlers,
        IReadOnlyList<Stmt> orElse,
        IReadOnlyList<Stmt> finalBody,
        bool isInFinally)
    {
        Check(body, isInFinally);
        foreach (var handler in handlers)
        {
            Check(handler.Body, isInFinally);
        }

        Check(orElse, isInFinally);
        Check(finalBody, isInFinally: true);
    }
}
