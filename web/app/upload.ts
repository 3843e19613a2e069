import i18next from 'i18next'
import type { Endpoint, ResultOf } from '../../contract/endpoint.ts'
import { addressOf, refused, unreachable } from './call.ts'

/** How much of a file has gone, in bytes. */
export type Progress = { sent: number; total: number }

/**
 * Sends a file as multipart/form-data in the field `file`. By XMLHttpRequest, because fetch doesn't tell
 * how much has gone. Throws `CallError`.
 */
export function upload<E extends Endpoint>(
  endpoint: E,
  file: File,
  onProgress: (progress: Progress) => void,
  params?: Record<string, unknown>,
): Promise<ResultOf<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(endpoint.method, addressOf(endpoint, params))
    request.setRequestHeader('accept-language', i18next.language)
    request.upload.addEventListener('progress', (event) =>
      onProgress({ sent: event.loaded, total: event.total }),
    )
    request.addEventListener('error', () => reject(unreachable()))
    request.addEventListener('load', () => {
      if (request.status < 200 || request.status >= 300) {
        reject(refused(request.status, request.responseText))
        return
      }
      resolve(JSON.parse(request.responseText) as ResultOf<E>)
    })
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}
