// The program ends here, or goes on elsewhere: no code of it runs any more, whatever it has in its except and finally clauses.
namespace Stackless.Runtime;

abstract class ProgramLeftException(string message) : Exception(message)
{
    /// <summary>It is to say where the program was.</summary>
    public virtual bool WantsPlace => false;

    /// <param name="place">File, line and function.</param>
    public virtual ProgramLeftException At(string place) => this;
}
