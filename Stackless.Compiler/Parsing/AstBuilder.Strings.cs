// String literals: adjacent ones joined, interpolated ones with their fields.
using Antlr4.Runtime.Tree;
using Stackless.Compiler.Ast;
using static Stackless.Compiler.Parsing.Generated.PythonParser;

namespace Stackless.Compiler.Parsing;

sealed partial class AstBuilder
{
    Expr BuildStrings(StringsContext context)
    {
        if (context.ChildCount == 1 && context.children[0] is ITerminalNode only)
        {
            return StringParts.Literal(source, TokenOf(only), warnings);
        }

        var parts = new StringParts(source, tokens, warnings);
        foreach (var child in context.children)
        {
            if (child is ITerminalNode literal)
            {
                parts.AddLiteral(TokenOf(literal));
                continue;
            }

            var interpolated = (InterpolatedContext)child;
            parts.Open(First(interpolated));
            for (var i = 1; i < interpolated.ChildCount - 1; i++)
            {
                AddPart((InterpolatedPartContext)interpolated.children[i], parts);
            }
        }

        return parts.ToExpr(SpanOf(context), tokens[context.Stop.TokenIndex + 1]);
    }

    void AddPart(InterpolatedPartContext context, StringParts parts)
    {
        if (context.children[0] is ReplacementFieldContext field)
        {
            AddField(field, parts);
        }
        else
        {
            parts.AddMiddle(TokenOf(context.children[0]));
        }
    }

    void AddField(ReplacementFieldContext context, StringParts parts)
    {
        var value = BuildValue((ValueExpressionContext)context.children[1]);
        var i = 2;
        var isDebug = IsToken(context.children[i], EQUAL);
        i += isDebug ? 1 : 0;
        var afterExpression = TokenOf(context.children[i]);
        var conversion = -1;
        if (afterExpression.Type == EXCLAMATION)
        {
            conversion = parts.ConversionOf(afterExpression, TokenOf(context.children[i + 1]));
            i += 2;
        }

        Expr? format = null;
        if (IsToken(context.children[i], COLON))
        {
            var colon = TokenOf(context.children[i]);
            var formatParts = parts.OpenFormat();
            var end = colon.Span;
            for (i++; i < context.ChildCount - 1; i++)
            {
                var part = (InterpolatedPartContext)context.children[i];
                AddPart(part, formatParts);
                end = EndOf(part);
            }

            format = formatParts.ToFormat(colon.Span.To(end));
        }

        parts.AddField(First(context), value, isDebug, afterExpression, conversion, format, (PythonToken)context.Stop);
    }
}
