import { App, Button } from 'antd'

/** Says what was done, with a way back: for ten seconds, or until it is used. */
export function useUndoable(): (sentence: string, undo: string, run: () => Promise<void>) => void {
  const { message } = App.useApp()
  return (sentence, undo, run) => {
    const key = `undo ${sentence}`
    const back = () => {
      message.destroy(key)
      void run()
    }
    void message.open({
      key,
      duration: 10,
      content: (
        <>
          {sentence}
          <Button type="link" size="small" onClick={back}>
            {undo}
          </Button>
        </>
      ),
    })
  }
}
