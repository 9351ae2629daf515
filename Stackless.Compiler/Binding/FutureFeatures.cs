// `from __future__ import ...`: which features are on, and that such imports stand where they may.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Binding;

/// <summary>LastLine: the line of the last such import, 0 if there is none.</summary>
public sealed record FutureFeatures(bool HasAnnotations, bool HasBarryAsFlufl, int LastLine)
{
    static readonly HashSet<string> AlwaysOn =
        ["nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function", "unicode_literals", "generator_stop"];

    internal static FutureFeatures Read(IReadOnlyList<Stmt> body)
    {
        var hasAnnotations = false;
        var hasBarry = false;
        var lastLine = 0;
        var isDone = false;
        for (var i = 0; i < body.Count; i++)
        {
            if (body[i] is ImportFrom { Module: "__future__", Level: 0 } import)
            {
                if (isDone)
                {
                    throw new BindingException(DiagnosticCatalog.LateFutureImport, import.Span);
                }

                foreach (var alias in import.Names)
                {
                    switch (alias.Name)
                    {
                        case "annotations":
                            hasAnnotations = true;
                            break;
                        case "barry_as_FLUFL":
                            hasBarry = true;
                            break;
                        case "braces":
                            throw new BindingException(DiagnosticCatalog.NotAChance, alias.Span);
                        default:
                            if (!AlwaysOn.Contains(alias.Name))
                            {
                                throw new BindingException(DiagnosticCatalog.UnknownFutureFeature(alias.Name), alias.Span);
                            }

                            break;
                    }
                }

                lastLine = import.Span.Line;
            }
            else if (!(i == 0 && body[i] is ExprStmt { Value: Constant { Value: ConstantStr } }))
            {
                isDone = true;
            }
        }

        return new FutureFeatures(hasAnnotations, hasBarry, lastLine);
    }
}
