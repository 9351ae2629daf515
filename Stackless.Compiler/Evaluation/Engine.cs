namespace Stackless.Compiler.Evaluation;

/// <summary>What runs the code that this process compiles.</summary>
public enum Engine
{
    /// <summary>Executed text is evaluated, files are emitted.</summary>
    Mixed,

    /// <summary>All of it runs in the evaluator, from the first line to the last; the library too.</summary>
    Evaluated,

    /// <summary>All of it is emitted before it runs.</summary>
    Emitted,
}
