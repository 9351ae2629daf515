// Annotations (PEP 649): never evaluated where they stand, but by a function __annotate__(format) that is made there: passed to MakeFunction for
// a function's signature, stored as __annotate__ in a module and as __annotate_func__ in a class. Where a statement may or may not have
// run - always in a module, inside a compound statement in a class - it notes its number in the set __conditional_annotations__.
// With `from __future__ import annotations` a statement in a module or class notes the text of its annotation in the dict __annotations__ instead.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    const string ClassDict = "__classdict__";
    const string Annotations = "__annotations__";
    const string ConditionalAnnotations = "__conditional_annotations__";

    /// <summary>One entry of an __annotate__ function's result. Number: of the statement that must have run, or -1.</summary>
    sealed record Annotated(string Name, Expr Annotation, int Number);

    /// <summary>Numbers of the annotated statements that note that they ran.</summary>
    readonly Dictionary<AnnAssign, int> conditionalNumbers = new(ReferenceEqualityComparer.Instance);

    // def f(x: T) -> R           .a = function __annotate__ closure cells; .f = function f annotate .a
    //                            __annotate__(.format): .g = globals_in_format(.format); .d = dict(); append .d "x": T; append .d "return": R; return .d
    Ir.Local? LowerFunctionAnnotations(Stmt statement, Arguments arguments, Expr? returns)
    {
        var annotated = new List<Annotated>();
        AddArguments(arguments.Args);
        AddArguments(arguments.PosOnlyArgs);
        AddArgument(arguments.VarArg);
        AddArguments(arguments.KwOnlyArgs);
        AddArgument(arguments.KwArg);
        if (returns is not null)
        {
            annotated.Add(new("return", returns, -1));
        }
        return annotated.Count == 0 ? null : EmitAnnotate(scopes.AnnotationScopeOf(statement)!, annotated, statement.Span, QualifiedName(NameOf(statement)) + ".__annotate__");

        void AddArguments(IReadOnlyList<Arg> list)
        {
            foreach (var argument in list)
            {
                AddArgument(argument);
            }
        }

        void AddArgument(Arg? argument)
        {
            if (argument?.Annotation is { } annotation)
            {
                annotated.Add(new(Mangle(argument.Name), annotation, -1));
            }
        }
    }

    Ir.Local EmitAnnotate(Scope scope, List<Annotated> annotated, Span span, string qualifiedName)
    {
        var result = context.Temporary();
        var function = FunctionOf(scope, () => LowerAnnotate(scope, annotated, span, qualifiedName));
        Emit(new Ir.MakeFunction(result, function, null, null, ClosureOf(function), null), span);
        return result;
    }

    static string NameOf(Stmt function) => function switch
    {
        FunctionDef f => f.Name,
        AsyncFunctionDef f => f.Name,
        _ => throw new InvalidOperationException($"{function.GetType().Name} has no signature"),
    };

    Ir.IrFunction LowerAnnotate(Scope scope, List<Annotated> annotated, Span span, string qualifiedName) => LowerEvaluator("__annotate__", qualifiedName, scope, span, () =>
    {
        var result = context.Temporary();
        Emit(new Ir.Build(result, Ir.Container.Dict, []), span);
        foreach (var (name, annotation, number) in annotated)
        {
            LowerAnnotation(result, name, annotation, number);
        }
        return result;
    });

    // x: T                       (in __annotate__) branch number in __conditional_annotations__ -> evaluate, next
    //                            evaluate: append .d "x": T
    //                            next:
    void LowerAnnotation(Ir.Local result, string name, Expr annotation, int number)
    {
        var mark = context.Mark();
        var span = annotation.Span;
        var next = Builder.NewBlock();
        if (number >= 0)
        {
            var hasRun = context.Temporary();
            var evaluate = Builder.NewBlock();
            Emit(new Ir.Compare(hasRun, CmpOperator.In, ConstOf(number), LoadName(ConditionalAnnotations, span, null)), span);
            BranchOn(hasRun, isBool: false, evaluate, next, span);
            Builder.StartBlock(evaluate);
        }
        var value = scopes.Features.HasAnnotations ? ConstOf(Unparser.Unparse(annotation)) : LowerAnnotationValue(annotation);
        Emit(new Ir.Append(Ir.Container.Dict, result, ConstOf(name), value), span);
        if (number >= 0)
        {
            Builder.StartBlock(next);
        }
        context.Release(mark);
    }

    // *args: *T                  .u = unpack T 1; .t = .u[0]
    Ir.Operand LowerAnnotationValue(Expr annotation)
    {
        if (annotation is not Starred starred)
        {
            return LowerExpr(annotation);
        }
        var parts = context.Temporary();
        var only = context.Temporary();
        Emit(new Ir.Unpack(parts, LowerExpr(starred.Value), 1), annotation.Span);
        Emit(new Ir.Element(only, parts, 0), annotation.Span);
        return only;
    }

    /// <summary>At the start of a module's or class's body: numbers its conditional annotations and makes the set they are noted in. A module has its
    /// __annotate__ from the start, so that annotations can be asked for while it runs.</summary>
    void BeginAnnotations(IReadOnlyList<Stmt> body, Span span)
    {
        var annotations = AnnotationsOf(body);
        if (scopes.Features.HasAnnotations)
        {
            BeginTexts(annotations, span);
            return;
        }
        var areAllConditional = context.Function.Kind != Ir.FunctionKind.ClassBody;
        var number = 0;
        foreach (var (statement, isNested) in annotations)
        {
            if (areAllConditional || isNested)
            {
                conditionalNumbers[statement] = number++;
            }
        }
        if (number > 0)
        {
            var set = context.Temporary();
            Emit(new Ir.Build(set, Ir.Container.Set, []), span);
            StoreName(ConditionalAnnotations, set, span);
        }
        if (areAllConditional && annotations.Count > 0)
        {
            StoreName("__annotate__", EmitAnnotate(annotations, span), span);
        }
    }

    /// <summary>At the end of a class's body: its __annotate_func__.</summary>
    void EndAnnotations(IReadOnlyList<Stmt> body, Span span)
    {
        var annotations = AnnotationsOf(body);
        if (annotations.Count > 0 && !scopes.Features.HasAnnotations)
        {
            StoreName("__annotate_func__", EmitAnnotate(annotations, span), span);
        }
    }

    Ir.Local EmitAnnotate(List<AnnotatedName> annotations, Span span)
    {
        var scope = context.Scope.AnnotationScope!;
        var annotated = annotations.ConvertAll(a =>
            new Annotated(Mangle(((Name)a.Statement.Target).Id), a.Statement.Annotation, conditionalNumbers.GetValueOrDefault(a.Statement, -1)));
        return EmitAnnotate(scope, annotated, span, QualifiedName("__annotate__"));
    }

    // from __future__ import annotations: there is nothing to evaluate, and what a statement says is known once it has run
    //                            __annotations__ = dict()
    void BeginTexts(List<AnnotatedName> annotations, Span span)
    {
        if (annotations.Count == 0)
        {
            return;
        }
        foreach (var (statement, _) in annotations)
        {
            conditionalNumbers[statement] = -1;
        }
        var texts = context.Temporary();
        Emit(new Ir.Build(texts, Ir.Container.Dict, []), span);
        StoreName(Annotations, texts, span);
    }

    // x: T                       __annotations__["x"] = "T"
    void NoteText(AnnAssign statement)
    {
        var texts = Stable(LoadName(Annotations, statement.Span, null), statement.Span);
        Emit(new Ir.StoreItem(texts, ConstOf(Mangle(((Name)statement.Target).Id)), ConstOf(Unparser.Unparse(statement.Annotation))), statement.Span);
    }

    // x: T                       (where it stands, if conditional) append __conditional_annotations__ number
    void MarkAnnotationRun(AnnAssign statement)
    {
        if (conditionalNumbers.TryGetValue(statement, out var number))
        {
            if (number < 0)
            {
                NoteText(statement);
                return;
            }
            var set = Stable(LoadName(ConditionalAnnotations, statement.Span, null), statement.Span);
            Emit(new Ir.Append(Ir.Container.Set, (Ir.Local)set, ConstOf(number), null), statement.Span);
        }
    }

    /// <summary>The annotated names of a body in source order, compound statements included, inner functions and classes not.</summary>
    /// <summary>IsNested: it stands in a block of the body, and may not be run.</summary>
    sealed record AnnotatedName(AnnAssign Statement, bool IsNested);

    static List<AnnotatedName> AnnotationsOf(IReadOnlyList<Stmt> body)
    {
        var found = new List<AnnotatedName>();
        Collect(body, false);
        return found;

        void Collect(IReadOnlyList<Stmt> statements, bool isNested)
        {
            foreach (var statement in statements)
            {
                if (statement is AnnAssign { IsSimple: true } annotated)
                {
                    found.Add(new AnnotatedName(annotated, isNested));
                }
                foreach (var inner in BodiesOf(statement))
                {
                    Collect(inner, true);
                }
            }
        }
    }

    static IReadOnlyList<Stmt>[] BodiesOf(Stmt statement) => statement switch
    {
        If s => [s.Body, s.OrElse],
        For s => [s.Body, s.OrElse],
        AsyncFor s => [s.Body, s.OrElse],
        While s => [s.Body, s.OrElse],
        With s => [s.Body],
        AsyncWith s => [s.Body],
        Match s => [.. s.Cases.Select(c => c.Body)],
        Try s => [s.Body, .. s.Handlers.Select(h => h.Body), s.OrElse, s.FinalBody],
        TryStar s => [s.Body, .. s.Handlers.Select(h => h.Body), s.OrElse, s.FinalBody],
        _ => [],
    };
}
